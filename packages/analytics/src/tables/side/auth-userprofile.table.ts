import type { SideTable } from './side-table.ts';

export const authUserprofile: SideTable = {
  name: 'auth_userprofile',
  kind: 'internal',
  columns: [
    { name: 'user_id', type: 'integer', required: true },
    { name: 'name', type: 'text' },
    { name: 'language', type: 'text' },
    { name: 'location', type: 'text' },
    { name: 'gender', type: 'text' },
    { name: 'mailing_address', type: 'text' },
    { name: 'year_of_birth', type: 'integer' },
    { name: 'level_of_education', type: 'text' },
    { name: 'goals', type: 'text' },
    { name: 'country', type: 'text' },
    { name: 'city', type: 'text' },
  ],
  orders: [
    // prettier-ignore
    ['id', 'user_id', 'name', 'language', 'location', 'meta', 'courseware', 'gender', 'mailing_address', 'year_of_birth', 'level_of_education', 'goals', 'country', 'city'],
    // prettier-ignore
    ['id', 'user_id', 'name', 'language', 'location', 'meta', 'courseware', 'gender', 'mailing_address', 'year_of_birth', 'level_of_education', 'goals', 'allow_certificate', 'country', 'city', 'bio', 'profile_image_uploaded_at'],
    // prettier-ignore
    ['user_id', 'name', 'gender', 'year_of_birth', 'level_of_education', 'language', 'location', 'mailing_address', 'city', 'country', 'goals'],
  ],
};
